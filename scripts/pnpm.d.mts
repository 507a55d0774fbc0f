export function pnpm(args: string[]): Promise<number>;
export function installDependencies(): Promise<number>;
