import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';

/** A name that a module exports, and whether its declaration has a comment. */
interface Export {
  name: string;
  hasComment: boolean;
}

/**
 * The exports of a module of built types, those of its namespaces as `namespace.name`. Re-exports are followed to their
 * declarations; those of another package are left out.
 */
export function readExports(file: string): Export[] {
  const text = readFileSync(file, 'utf8');
  const { program, comments, errors } = parseSync(file, text, {});
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const hasComment = ({ start }: { start: number }) =>
    comments.some(
      ({ type, value, end }) =>
        type === 'Block' && value.startsWith('*') && end <= start && text.slice(end, start).trim() === '',
    );
  const exportsOf = (source: string) => readExports(join(dirname(file), source.replace(/\.js$/, '.d.ts')));
  return program.body.flatMap((statement): Export[] => {
    if (statement.type === 'ExportAllDeclaration') {
      const { exported, source } = statement;
      const prefix = exported === null ? '' : `${nameOf(exported)}.`;
      return exportsOf(source.value).map((entry) => ({ ...entry, name: prefix + entry.name }));
    }
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const { declaration, source, specifiers } = statement;
    if (source) {
      if (!source.value.startsWith('.')) return [];
      const found = exportsOf(source.value);
      return specifiers.flatMap(({ local, exported }) =>
        found
          .filter(({ name }) => name === nameOf(local))
          .map((entry) => ({ ...entry, name: nameOf(exported) })),
      );
    }
    if (specifiers.length > 0) throw new Error(`${file}: exports ${nameOf(specifiers[0].local)} by a list.`);
    if (!declaration) return [];
    const declared = 'declarations' in declaration ? declaration.declarations : [declaration];
    return declared.map(({ id }) => ({ name: nameOf(id), hasComment: hasComment(statement) }));
  });
}

function nameOf(node: object | null | undefined): string {
  if (node && 'name' in node) return String(node.name);
  throw new Error('An export without an identifier.');
}
