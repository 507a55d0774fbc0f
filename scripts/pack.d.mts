export function pack(folder: string): Promise<number>;
