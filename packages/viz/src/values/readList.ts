const isName = (entry: unknown): boolean => typeof entry === 'string' || Number.isFinite(entry);

function partsOf(text: string): unknown[] {
  if (text.trim().startsWith('[')) {
    try {
      return JSON.parse(text) as unknown[];
    } catch {
      return [text];
    }
  }
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

/** The parts of "a b c", or of a JSON list. */
export const readList = (text: string): string[] => partsOf(text).map(String);

/** Names, from a list or from what `readList` takes; none where they are not all texts and numbers. */
export function readLabels(given: unknown): string[] {
  const list = typeof given === 'string' ? partsOf(given) : (given as ArrayLike<unknown>);
  const names = list.length <= 1000 ? Array.from(list) : [];
  return names.every(isName) ? names.map(String) : [];
}
