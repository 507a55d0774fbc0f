export function hashSources(): Promise<string>;
export function compileAssembly(
  entry: string,
  moreOptions?: string[],
  text?: string,
): Promise<Uint8Array<ArrayBuffer>>;
export const forShared: string[];
