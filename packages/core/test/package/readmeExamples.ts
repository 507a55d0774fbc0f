/** A program in the README. */
export interface Example {
  /** The line in the README of the program's first line. */
  line: number;
  code: string;
  /** What it says that it prints, in order: the comments after `console.log`. `…` stands for anything. */
  output: string[];
}

/** The programs in the README, which are its blocks in JavaScript. */
export function readExamples(markdown: string): Example[] {
  return [...markdown.matchAll(/^```js\n([^]*?)^```$/gm)].map(({ index, 1: code }) => ({
    line: markdown.slice(0, index).split('\n').length + 1,
    code,
    output: readOutput(code),
  }));
}

/** The comment at the end of a line with `console.log`, or where there is none, in the lines after it. */
function readOutput(code: string): string[] {
  const lines = code.split('\n');
  return lines.flatMap((line, i) => {
    if (!/^\s*console\.log\(/.test(line)) return [];
    const comment = / \/\/ (.*)$/.exec(line);
    if (comment) return [comment[1]];
    const rest = lines.slice(i + 1);
    const end = rest.findIndex((next) => !next.startsWith('//'));
    return end > 0
      ? [
          rest
            .slice(0, end)
            .map((next) => next.replace(/^\/\/ ?/, ''))
            .join('\n'),
        ]
      : [];
  });
}

/** What of `output` was not printed, in this order. */
export function missingOutput(output: readonly string[], printed: string): string | undefined {
  let rest = printed;
  return output.find((expected) => {
    const pattern = expected
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^]*?');
    const found = new RegExp(`^${pattern}$`, 'm').exec(rest);
    rest = found ? rest.slice(found.index + found[0].length) : rest;
    return !found;
  });
}

/** A row of a table: the names in code of its first column, and the text of the others. */
interface Row {
  names: string[];
  text: string;
}

/** The rows of the table whose first heading is this one. */
export function readTable(markdown: string, heading: string): Row[] {
  const table = markdown.split('\n\n').find((block) => block.startsWith(`| ${heading} |`));
  const [, , ...rows] = table?.split('\n') ?? [];
  return rows.map((row) => {
    const [, first, ...others] = row.split('|');
    return { names: Array.from(first.matchAll(/`(\w+)`/g), ([, name]) => name), text: others.join('|') };
  });
}

/** The options in a text that are followed by a number, a flag or a name in quotes, with that value. */
export function readDefaults(text: string): [option: string, value: unknown][] {
  const pattern = /`(\w+)` (?:([\d.e-]+|true|false)\b|`'(\w+)'`)/g;
  return Array.from(text.matchAll(pattern), ([, option, json, name]) => [option, name ?? JSON.parse(json)]);
}

/** All words in code, in the programs and in the text. */
export function wordsInCode(markdown: string): Set<string> {
  const block = /^```\w*\n[^]*?^```$/gm;
  const code = [...(markdown.match(block) ?? []), ...(markdown.replace(block, '').match(/`[^`]+`/g) ?? [])];
  return new Set(code.flatMap((part) => part.match(/\w+/g) ?? []));
}
