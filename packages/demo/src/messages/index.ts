import type { Language } from '../settings.js';
import { en, type Messages } from './en.js';
import { zh } from './zh.js';

export type { Messages };

export const messagesFor = (language: Language): Messages => (language === 'zh' ? zh : en);

/** Replaces each `{name}` of a template by its value. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
