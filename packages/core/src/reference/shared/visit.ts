/**
 * Called with each term of a sum, in the order in which they are added: the indices that the caller of the sum has not
 * given, and the factors. Padded cells have no term.
 */
export type Visit<Names extends string> = (term: Record<Names, number>) => void;
