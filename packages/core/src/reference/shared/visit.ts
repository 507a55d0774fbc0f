/**
 * Called with each term of a sum, in the order in which they are added: with indices and factors that the caller of the
 * sum does not have. Padded cells have no term.
 */
export type Visit<Names extends string> = (term: Record<Names, number>) => void;
