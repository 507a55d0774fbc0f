/** Milliseconds for which the file stays available: some browsers first ask the reader where to save it. */
const urlLifetime = 40_000;

/** Downloads a file to the reader's device. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), urlLifetime);
}
