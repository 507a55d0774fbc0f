import { ArgumentError } from '@cnn/core/steps';
import { addMessages, fill, type MessageName, type Messages } from '../../messages/index.js';
import { messageOf } from './FigureError.js';
import * as messages from '../../messages/errors.js';

addMessages(messages);

const { en } = messages;

/** An English message as what it says of: `have rank {ranks}` knows `have rank 2 or 3`, and the ranks. */
function patternOf(template: string): RegExp {
  const plain = template.replace(/[[\](){}|.*+?^$]/g, '\\$&');
  return new RegExp(`^${plain.replace(/\\\{(\w+)\\\}/g, '(?<$1>.*)')}$`);
}

const patterns = (Object.keys(en) as (keyof typeof en)[])
  .filter((name) => name.startsWith('rule') && name !== 'ruleOther')
  .map((name) => ({ name, pattern: patternOf(en[name]) }));

const words: Record<string, MessageName | undefined> = {
  undefined: 'nothing',
  null: 'nothing',
  'an object': 'anObject',
  'a function': 'aFunction',
};

/** What is wrong, in the reader's language also where core refused it; of a rule that we do not know, that it is broken. */
export function localizeError(error: Error, messages: Messages): string {
  if (!(error instanceof ArgumentError)) return messageOf(error, messages);
  const { functionName, argument, rule, message } = error;
  const before = `${functionName}: ${argument} must ${rule}, but got `;
  const got = translate(message.slice(before.length, -1), messages);
  return fill(messages.refused, { argument, rule: translateRule(rule, messages), got });
}

function translateRule(rule: string, messages: Messages): string {
  for (const { name, pattern } of patterns) {
    const values = pattern.exec(rule);
    if (!values) continue;
    const { unit, ranks, ...rest } = values.groups ?? {};
    return fill(messages[name], {
      ...rest,
      unit: messages[unit as MessageName] ?? '',
      ranks: ranks?.replace(' or ', ` ${messages.or} `) ?? '',
    });
  }
  return fill(messages.ruleOther, { rule });
}

/** Core's short text for a value, in the reader's words. */
function translate(got: string, messages: Messages): string {
  const size = /^"(\d+) (rows|columns)"$/.exec(got);
  if (size) return `${size[1]} ${messages[size[2] as 'rows' | 'columns']}`;
  if (got.startsWith('"'))
    return `“${got
      .slice(1)
      .replace(/"$/, '')
      .replace(/\\(["\\])/g, '$1')}”`;
  const shape = /^an array of shape (.*)$/.exec(got)?.[1];
  if (shape !== undefined) return fill(messages.ofShape, { shape: translate(shape, messages) });
  const word = words[got];
  if (word) return messages[word];
  return got
    .replace(/\bNaN\b/g, messages.nonNumber)
    .replace(/\bundefined\b/g, messages.nothing)
    .replace(/\bInfinity\b/g, '∞');
}
