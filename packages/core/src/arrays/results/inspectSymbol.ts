/** Under this symbol Node's `util.inspect`, and with it `console.log`, finds how an object is shown. */
export const inspectSymbol: unique symbol = Symbol.for('nodejs.util.inspect.custom') as never;
