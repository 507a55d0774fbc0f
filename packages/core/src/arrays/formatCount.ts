/** A whole number with commas between its thousands: `26,542,080`. */
export const formatCount = (count: number): string => count.toLocaleString('en');
