import { FigureError } from '../../values/errors/FigureError.js';
import { quoteValue } from '../../values/errors/quoteValue.js';

export type ComparedSetting = 'kernel-size' | 'strides' | 'pool-size';

const maxVariants = 4;

/** "strides", or "strides 1 2 4": the setting that varies, and its sizes. */
export function readCompare(
  value: unknown,
  known: readonly ComparedSetting[],
  sizesFor: (what: ComparedSetting) => number[],
): { what: ComparedSetting; sizes: number[] } {
  const [what, ...rest] = typeof value === 'string' ? value.trim().split(/[\s,:]+/) : [];
  const isKnown = known.includes(what as ComparedSetting);
  if (!isKnown || rest.length > maxVariants || !rest.every((size) => /^[1-9]\d?$/.test(size))) {
    const values = { names: known.join(', '), example: known[0], got: quoteValue(value) };
    throw new FigureError('compare', 'badCompare', values);
  }
  const sizes = rest.length > 0 ? rest.map(Number) : sizesFor(what as ComparedSetting);
  return { what: what as ComparedSetting, sizes };
}
