import type { Costs } from '@cnn/core/steps';
import type { Matrix } from '../../figure/draw/matrix.js';
import type { Messages } from '../../messages/index.js';

/** One of the results that stand side by side. */
export interface Variant {
  title(messages: Messages): string;
  matrices(messages: Messages): Matrix[];
  costs: Costs;
}

/** One image, and what becomes of it in several ways. */
export interface Comparison {
  images(messages: Messages): Matrix[];
  variants: Variant[];
  note?: 'meanFilters';
}
