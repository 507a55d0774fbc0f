import type { ErrorMessages } from './errors.js';
import type { SaveMessages } from './save.js';

export type { ErrorMessages };
export type { MessageName, MessageOverrides, Messages } from './steps.js';

/** The messages of one element or topic in each language. */
export interface MessageTables<Table> {
  en: Table;
  /** Simplified Chinese. */
  zh: Table;
}

/** The messages that a page may replace. */
export type Overrides<Table> = Partial<Table & ErrorMessages & SaveMessages>;

export const isChinese = (language: string): boolean => /^zh\b/i.test(language);

/** The messages for a language tag; English for languages without a table. */
export const tableFor = <Table>({ en, zh }: MessageTables<Table>, language: string): Table =>
  isChinese(language) ? zh : en;

/** Replaces each `{name}` of a message by its value; a name without a value stays. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** The form of `one | more` for a count. */
export function plural(template: string, count: number): string {
  const forms = template.split('|');
  return (count === 1 ? forms[0] : forms[forms.length - 1]).trim();
}
