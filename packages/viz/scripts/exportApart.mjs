/** Leaves saving, which an element imports on first use, in the one file that all single files have beside them. */
export const exportApart = {
  name: 'export-apart',
  enforce: 'pre',
  resolveId: (source) =>
    source === '../export.js' ? { id: './cnn-export.js', external: 'relative' } : undefined,
};

/** What is in that file beside our own, unchanged, and where its sources are. */
export const exportBanner =
  '/* With gifenc (© 2017 Matt DesLauriers, MIT, https://github.com/mattdesl/gifenc) and mediabunny (MPL-2.0, https://github.com/Vanilagy/mediabunny). */';
