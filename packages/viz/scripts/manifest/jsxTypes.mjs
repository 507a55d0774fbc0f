// Generates the elements' types for JSX from the manifest. In JSX too an attribute may be text, such as `step="2"`, so
// that its type is that of the property or `string`.
import { elementsOf } from './analyze.mjs';

/** The text of `jsx.d.ts`: the props of each element, for any framework. */
export function jsxTypes(manifest) {
  const elements = elementsOf(manifest);
  const details = new Set(elements.flatMap(({ events }) => events.map(detailOf)).filter(Boolean));
  const names = [...elements.map(({ name }) => name), ...details].sort();
  return `// Generated from the custom-elements manifest.
import type { ${names.join(', ')} } from './index.js';

/** The props that all elements have. */
export interface CommonProps {
  children?: any;
  class?: string;
  className?: string;
  dir?: string;
  hidden?: boolean;
  id?: string;
  key?: any;
  lang?: string;
  part?: string;
  ref?: any;
  role?: string;
  slot?: string;
  style?: any;
  tabIndex?: number;
  title?: string;
  [name: \`aria-\${string}\` | \`data-\${string}\`]: any;
}
${elements.map(propsOf).join('')}
/** The props of each tag, to extend the \`JSX.IntrinsicElements\` of a framework with. */
export interface CnnVizElements {
${elements.map(({ tagName, name, description }) => `${comment(description, '  ')}  '${tagName}': ${name}Props;\n`).join('')}}
`;
}

/** The text of `react.d.ts`: the elements in React 19's own types, with the props that React gives every element. */
export const reactTypes = `// Generated from the custom-elements manifest.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { CnnVizElements } from './jsx.js';

type ReactProps = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
type ReactElements = {
  [Tag in keyof CnnVizElements]: CnnVizElements[Tag] & Omit<ReactProps, keyof CnnVizElements[Tag]>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}
`;

const detailOf = ({ type }) => /^CustomEvent<(\w+)>$/.exec(type?.text ?? '')?.[1];

function propsOf({ name, attributes, members, events }) {
  const lines = [];
  const line = (key, type, description) => {
    const quoted = /^\w+$/.test(key) ? key : `'${key}'`;
    lines.push(`${comment(description, '  ')}  ${quoted}?: ${type};\n`);
  };
  const attributeOf = new Map(attributes.map((attribute) => [attribute.fieldName, attribute.name]));
  for (const { kind, name: field, readonly, description } of members) {
    if (kind !== 'field' || readonly || field === 'callbacks') continue;
    const type = `${name}['${field}']`;
    const attribute = attributeOf.get(field);
    if (attribute !== undefined) line(attribute, `${type} | string`, description);
    if (attribute !== field) line(field, type, description);
  }
  for (const event of events) {
    const detail = detailOf(event);
    const type = detail ? `CustomEvent<${detail}>` : 'CustomEvent';
    line(`on${event.name}`, `(event: ${type}) => void`, event.description);
  }
  return `\nexport interface ${name}Props extends CommonProps {\n${lines.join('')}}\n`;
}

function comment(text, indent) {
  if (!text) return '';
  const lines = text.replaceAll('*/', '*\u200b/').split('\n');
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((each) => `${indent} * ${each}`.trimEnd() + '\n').join('')}${indent} */\n`;
}
