import type { Failure } from '#core/result';

/** Which options the command has for a page that isn't an article, that weren't given yet. */
export interface Offered {
  readonly anyway: boolean;
  readonly render: boolean;
}

/**
 * Adds which options help, likeliest first, where a page was found to be no article; else gives the failure as it is.
 */
export function withAdvice(failure: Failure, { anyway, render }: Offered): Failure {
  const isShell = failure.remedy === 'render';
  const advice = [
    ...(render && isShell ? ['To let its scripts run first, add --render.'] : []),
    ...(anyway && failure.code === 'not-article' ? ['To save it all the same, add --anyway.'] : []),
    ...(render && !isShell && failure.code === 'not-article'
      ? ['Should its text come by scripts, add --render.']
      : []),
  ];
  return advice.length === 0 ? failure : { ...failure, message: [failure.message, ...advice].join(' ') };
}
