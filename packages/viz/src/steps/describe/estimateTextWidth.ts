const characterWidths: Record<string, number> = {
  '.': 0.7,
  ',': 0.7,
  ' ': 0.6,
  '(': 0.75,
  ')': 0.75,
  '/': 0.75,
};

/** The width of a text in digits, at least what it takes in bold and in any font that a page may have. */
export function estimateTextWidth(text: string): number {
  return Array.from(text, (character) => {
    if (character >= '0' && character <= '9') return 1.1;
    return characterWidths[character] ?? (character > '\u2e7f' ? 1.8 : 1.4);
  }).reduce((sum, width) => sum + width, 0);
}
