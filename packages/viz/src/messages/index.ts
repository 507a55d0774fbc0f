import type { SaveMessages } from './save.js';
import { en, type MessageName, type Messages } from './en.js';
import { zh } from './zh.js';

export type { MessageName, Messages };

/** What a page may override. */
export type MessageOverrides = Partial<Messages & SaveMessages>;

const tables = { en, zh } as { en: Messages; zh: Messages };

export const isChinese = (language: string): boolean => /^zh\b/i.test(language);

/** The strings for a language tag; English where we have no other. */
export function messagesFor(language: string, overrides: MessageOverrides = {}): Messages {
  return { ...tables[isChinese(language) ? 'zh' : 'en'], ...overrides };
}

/** Adds the strings of what was loaded on first use. */
export function addMessages(more: { en: Partial<Messages>; zh: Partial<Messages> }): void {
  Object.assign(tables.en, more.en);
  Object.assign(tables.zh, more.zh);
}

/** Fills `{name}` in; a name without a value stays as it is. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** Of `one | more`, the form for a count. */
export function plural(template: string, count: number): string {
  const forms = template.split('|');
  return (count === 1 ? forms[0] : forms[forms.length - 1]).trim();
}
