export function hashSources(): Promise<string>;
