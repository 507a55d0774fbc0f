import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'vite';

/**
 * The names of the public members of all interfaces and classes in a folder of built types whose name matches, and of
 * all parameters `options`.
 */
export function readMembers(folder: string, kinds: RegExp): string[] {
  const names = new Set<string>();
  const add = (members: readonly object[]) => {
    for (const member of members) {
      const { key, accessibility, kind } = member as {
        key?: { name: string };
        accessibility?: string;
        kind?: string;
      };
      if (key && accessibility !== 'private' && kind !== 'constructor') names.add(key.name);
    }
  };
  const visitor = new Visitor({
    TSInterfaceDeclaration({ id, body }) {
      if (kinds.test(id.name)) add(body.body);
    },
    ClassDeclaration({ id, body }) {
      if (id && kinds.test(id.name)) add(body.body);
    },
    Identifier({ name, typeAnnotation }: { name: string; typeAnnotation?: object | null }) {
      const { typeAnnotation: type } = (typeAnnotation ?? {}) as {
        typeAnnotation?: { type: string; members: object[] };
      };
      if (name === 'options' && type?.type === 'TSTypeLiteral') add(type.members);
    },
  });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    visitor.visit(parseSync(name, readFileSync(join(folder, name), 'utf8')).program);
  }
  return [...names];
}
