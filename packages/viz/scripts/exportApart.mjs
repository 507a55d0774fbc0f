/** Leaves saving, which an element imports on first use, in the one file that all single files have beside them. */
export const exportApart = {
  name: 'export-apart',
  enforce: 'pre',
  resolveId: (source) =>
    source === '../export.js' ? { id: './cnn-export.js', external: 'relative' } : undefined,
};
