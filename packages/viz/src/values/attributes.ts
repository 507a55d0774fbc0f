/**
 * A size or a pair of sizes: "2" is 2; "2 1", "2x1" and "[2, 1]" are [2, 1]. Any other text is kept; the property's
 * reader refuses it, or knows it by name.
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

/** A number, or the text itself where it is not one; the property's reader then refuses it. */
export const numberAttribute = {
  fromAttribute(text: string | null): unknown {
    if (text === null) return undefined;
    return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
  },
};

/** The text; undefined where the attribute is removed. */
export const textAttribute = {
  fromAttribute: (text: string | null): string | undefined => text ?? undefined,
};
