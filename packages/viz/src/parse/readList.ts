/** The parts of "a b c", or of a JSON list. */
export function readList(text: string): string[] {
  if (text.trim().startsWith('[')) {
    try {
      return (JSON.parse(text) as unknown[]).map(String);
    } catch {
      return [text];
    }
  }
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

/** Names, from a list or from what `readList` takes. */
export const readLabels = (given: unknown): string[] =>
  typeof given === 'string' ? readList(given) : Array.from(given as ArrayLike<unknown>, String);
