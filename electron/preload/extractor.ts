import { EXTRACTOR_PORT_CHANNEL } from '#contract/extractor-port';
import { handPortOn } from './channel';

handPortOn(EXTRACTOR_PORT_CHANNEL);
