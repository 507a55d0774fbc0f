/** Takes the white space and the comments out of style sheets, where Vite leaves them since they are strings. */
export const squeeze = {
  name: 'squeeze',
  enforce: 'pre',
  transform(code, id) {
    if (!/(\.styles|theme)\.ts$/.test(id)) return undefined;
    const sheets = code.replace(/css`[^`]*`/g, (sheet) =>
      sheet
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};]) ?/g, '$1')
        .replace(/([:,]) /g, '$1'),
    );
    return { code: sheets, map: null };
  },
};
