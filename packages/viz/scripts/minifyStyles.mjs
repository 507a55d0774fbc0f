/** Removes white space and comments from style sheets, which are strings that Vite does not minify. */
export const minifyStyles = {
  name: 'minify-styles',
  enforce: 'pre',
  transform(code, id) {
    if (!/(\.styles|theme)\.ts$/.test(id)) return undefined;
    const minified = code.replace(/css`[^`]*`/g, (sheet) =>
      sheet
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};]) ?/g, '$1')
        .replace(/([:,]) /g, '$1'),
    );
    return { code: minified, map: null };
  },
};
