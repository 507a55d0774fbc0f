/** Rows and columns of the matrices whose product shows how fast the machine can multiply. */
export const productSize = 256;

/** Floating-point operations of one such product. */
export const productFlop = 2 * productSize ** 3;
