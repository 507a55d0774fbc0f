const maxLabels = 1000;

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

/** The entries of "a b c" or of a JSON list. */
export const readList = (text: string): string[] => partsOf(text).map(String);

/** Labels from a list or from a text that `readList` takes; none where an entry is not a text or a number. */
export function readLabels(value: unknown): string[] {
  const list = typeof value === 'string' ? partsOf(value) : (value as ArrayLike<unknown>);
  const entries = list.length <= maxLabels ? Array.from(list) : [];
  return entries.every(isLabel) ? entries.map(String) : [];
}

const isLabel = (entry: unknown): boolean => typeof entry === 'string' || Number.isFinite(entry);
