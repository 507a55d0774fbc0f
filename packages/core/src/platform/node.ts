interface NodeModules {
  'node:worker_threads': typeof import('node:worker_threads');
  'node:fs/promises': typeof import('node:fs/promises');
  'node:os': typeof import('node:os');
}

/** A built-in module of Node, undefined elsewhere. Looked up at run time, so that bundlers for pages do not see it. */
export function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  if (typeof process !== 'object' || typeof process.getBuiltinModule !== 'function') return undefined;
  return process.getBuiltinModule(name) as NodeModules[Name];
}
