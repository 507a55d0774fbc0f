/**
 * Attributes of sizes as the values that properties take: "2" is 2, "2 1" and "[2, 1]" are [2, 1], anything else
 * stays a text, which is then refused or known by name.
 */
export const sizeAttribute = {
  fromAttribute(text: string | null): unknown {
    if (text === null) return undefined;
    const trimmed = text.trim();
    if (/^\d+(\s*[\s,x×]\s*\d+)?$/.test(trimmed)) {
      const sizes = trimmed.split(/[\s,x×]+/).map(Number);
      return sizes.length === 1 ? sizes[0] : sizes;
    }
    try {
      return JSON.parse(trimmed) as unknown;
    } catch {
      return trimmed;
    }
  },
};

/** A number, or the text itself where it is none, which is then refused. */
export const numberAttribute = {
  fromAttribute(text: string | null): unknown {
    if (text === null) return undefined;
    return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
  },
};

/** The text as it stands; undefined where the attribute is gone. */
export const textAttribute = {
  fromAttribute: (text: string | null): string | undefined => text ?? undefined,
};
