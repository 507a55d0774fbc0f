import { ArgumentError } from '@cnn/core/steps';
import { errorMessages } from '../../messages/errors.js';
import { fill, type ErrorMessages } from '../../messages/index.js';
import { FigureError } from './FigureError.js';

/** A regular expression for an English rule: `have rank {ranks}` matches `have rank 2 or 3` with the group `ranks`. */
function patternOf(template: string): RegExp {
  const escaped = template.replace(/[[\](){}|.*+?^$]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\\\{(\w+)\\\}/g, '(?<$1>.*)')}$`);
}

const patterns = (Object.keys(errorMessages.en) as (keyof ErrorMessages)[])
  .filter((name) => name.startsWith('rule') && name !== 'ruleOther')
  .map((name) => ({ name, pattern: patternOf(errorMessages.en[name]) }));

const valueNames: Record<string, keyof ErrorMessages | undefined> = {
  undefined: 'nothing',
  null: 'nothing',
  'an object': 'anObject',
  'a function': 'aFunction',
};

/**
 * The sentence of an error in the language of `messages`; `own` are the messages of the element that reports it. Errors
 * of @cnn/core are recognized by their English rule; an unknown rule gives the general sentence `ruleOther`.
 */
export function localizeError(
  error: Error,
  messages: ErrorMessages,
  own: Readonly<Record<string, string>> = messages,
): string {
  if (error instanceof ArgumentError) return localizeArgumentError(error, messages);
  if (!(error instanceof FigureError)) return error.message;
  const name: string = error.messageName;
  const template = own[name] ?? messages[name as keyof ErrorMessages] ?? name;
  const values = Object.entries(error.values).map(([key, value]) => [
    key,
    typeof value === 'object' ? messages[value.message] : value,
  ]);
  return fill(template, { argument: error.argument, ...Object.fromEntries(values) });
}

function localizeArgumentError(
  { functionName, argument, rule, message, hint }: ArgumentError,
  messages: ErrorMessages,
): string {
  const prefix = `${functionName}: ${argument} must ${rule}, but got `;
  const got = localizeValue(message.slice(prefix.length, -`.${hint}`.length), messages);
  return fill(messages.refused, { argument, rule: localizeRule(rule, messages), got });
}

function localizeRule(rule: string, messages: ErrorMessages): string {
  for (const { name, pattern } of patterns) {
    const match = pattern.exec(rule);
    if (!match) continue;
    const { unit, ranks, ...rest } = match.groups ?? {};
    return fill(messages[name], {
      ...rest,
      unit: messages[unit as keyof ErrorMessages] ?? '',
      ranks: ranks?.replace(' or ', ` ${messages.or} `) ?? '',
    });
  }
  return fill(messages.ruleOther, { rule });
}

/** Core's short text for a value, in the language of `messages`. */
function localizeValue(got: string, messages: ErrorMessages): string {
  const size = /^"(\d+) (rows|columns)"$/.exec(got);
  if (size) return `${size[1]} ${messages[size[2] as 'rows' | 'columns']}`;
  if (got.startsWith('"')) {
    const text = got.slice(1).replace(/"$/, '').replace(/\\(["\\])/g, '$1'); // prettier-ignore
    return `“${text}”`;
  }
  const shape = /^an array of shape (.*)$/.exec(got)?.[1];
  if (shape !== undefined) return fill(messages.ofShape, { shape: localizeValue(shape, messages) });
  const name = valueNames[got];
  if (name) return messages[name];
  return got
    .replace(/\bNaN\b/g, messages.nonNumber)
    .replace(/\bundefined\b/g, messages.nothing)
    .replace(/\bInfinity\b/g, '∞');
}
