import { PRINT_PORT_CHANNEL } from '#contract/print-port';
import { handPortOn } from './channel';

handPortOn(PRINT_PORT_CHANNEL);
