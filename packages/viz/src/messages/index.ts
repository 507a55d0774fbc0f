import { en, type MessageName, type Messages } from './en.js';
import { zh } from './zh.js';

export type { MessageName, Messages };

/** What a page may override. */
export type MessageOverrides = Partial<Messages>;

/** The strings for a language tag; English where we have no other. */
export function messagesFor(language: string, overrides: MessageOverrides = {}): Messages {
  return { ...(/^zh\b/i.test(language) ? zh : en), ...overrides };
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
