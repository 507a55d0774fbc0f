/** The bytes of an IDX file with this type byte and shape; `body` is the bytes of its numbers. */
export function idxFile(type: number, shape: number[], body: readonly number[]): Uint8Array {
  const header = new DataView(new ArrayBuffer(4 + 4 * shape.length));
  header.setUint8(2, type);
  header.setUint8(3, shape.length);
  shape.forEach((length, axis) => header.setUint32(4 + 4 * axis, length));
  return new Uint8Array([...new Uint8Array(header.buffer), ...body]);
}
