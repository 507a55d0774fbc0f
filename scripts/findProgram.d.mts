export function findProgram(names: readonly string[], variable?: string): string | undefined;
