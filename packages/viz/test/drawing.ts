// The drawing of a figure as text that is the same on every machine. Fonts differ between machines, and with them text
// widths, line breaks and the position of everything beside or below a text. The text therefore contains no positions in
// pixels, but the marks in paint order, their colours by role, their texts, and the cells, paths and images by their own
// units.
import { theme } from '../src/figure/theme.js';
import { toSVG } from '@cnn/viz';

/** The name of the role of each light colour. */
const roles = new Map(
  Array.from(theme.cssText.matchAll(/--cnn-([\w-]+), light-dark\((#\w{6}),/g), ([, name, color]) => [
    color,
    name,
  ]),
);

const number = (element: Element, name: string) => Number(element.getAttribute(name) ?? 0);
const tenths = (value: number) => String(Math.round(value * 10) / 10 + 0);

/** The marks of a figure, one per line; each cell by its column and row in its matrix. */
export async function drawingOf(figure: Element): Promise<string> {
  const { documentElement: svg } = new DOMParser().parseFromString(toSVG(figure), 'image/svg+xml');
  const hasCells = figure.shadowRoot!.querySelector('[part~=matrix]') !== null;
  const lines: string[] = [];
  const cells = new Cells();
  let paragraph = '';
  const endParagraph = () => {
    if (paragraph) lines.push(paragraph.replace(/\s+/g, ' ').trim());
    paragraph = '';
  };
  for (const mark of svg.querySelectorAll('rect, path, image, text')) {
    if (mark.closest('defs')) continue;
    if (mark.localName === 'text') {
      const text = mark.textContent!;
      // The title of the next matrix.
      if (text.length > 5) cells.end();
      // Successive texts of one style are the lines of a paragraph.
      const style = `text ${paintOf(mark)}${mark.getAttribute('font-weight') ? ' bold' : ''}:`;
      const continues = paragraph.startsWith(`${style} `);
      if (!continues) endParagraph();
      paragraph = continues ? `${paragraph} ${text}` : `${style} ${text}`;
      continue;
    }
    endParagraph();
    const cell = hasCells && mark.localName === 'rect' ? cells.nameOf(mark) : undefined;
    if (cell) lines.push(`${cell} ${paintOf(mark)}`);
    else if (mark.localName === 'rect') lines.push(`box ${paintOf(mark)}`);
    else if (mark.localName === 'path')
      lines.push(`path ${paintOf(mark)} ${cornersOf(mark.getAttribute('d')!)}`);
    else lines.push(`image ${await pixelsOf(mark)}`);
    if (!cell) cells.end();
  }
  endParagraph();
  return `${lines.join('\n')}\n`;
}

/** Names the cells of one matrix after another. */
class Cells {
  private matrix = 0;
  /** The first cell of the matrix. */
  private first?: Element;
  private readonly named: { x: number; y: number; name: string }[] = [];

  end(): void {
    this.first = undefined;
  }

  /** The column and row of a cell, or the cell that an outline starts at; undefined for other rectangles. */
  nameOf(mark: Element): string | undefined {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => number(mark, name));
    if ((mark.getAttribute('fill') ?? 'none') === 'none') {
      const below = this.named.find((cell) => Math.abs(cell.x - x) < 4 && Math.abs(cell.y - y) < 4);
      return below && `outline of ${below.name}`;
    }
    if (Math.abs(width - height) > 0.6) return undefined;
    if (!this.first) this.matrix++;
    this.first ??= mark;
    const index = (axis: string, position: number) =>
      tenths((position - number(this.first!, axis)) / number(this.first!, 'width'));
    const name = `cell ${index('x', x)} ${index('y', y)}`;
    this.named.push({ x, y, name: `${name} of ${this.matrix}` });
    return name;
  }
}

function paintOf(mark: Element): string {
  const paints = ['fill', 'stroke'].flatMap((name) => {
    const color = mark.getAttribute(name);
    if (!color || color === 'none') return [];
    const opacity = mark.getAttribute(`${name}-opacity`);
    const paint = color.startsWith('url') ? 'gradient' : (roles.get(color) ?? color);
    return `${name === 'stroke' ? 'line ' : ''}${paint}${opacity ? ` ${opacity}` : ''}`;
  });
  return paints.join(', ');
}

/** The corners of a path of straight lines, in percent of its own box; of other paths only the commands. */
function cornersOf(d: string): string {
  if (/[^MLHVZ\d\s.,e-]/.test(d)) return d.replace(/[^a-z]/gi, '');
  let [x, y] = [0, 0];
  const corners = Array.from(d.matchAll(/([MLHV])([^MLHVZ]*)/g)).flatMap(([, command, text]) => {
    const values = text.match(/-?[\d.]+(e-?\d+)?/g)!.map(Number);
    return values.flatMap((value, i) => {
      if (command === 'H' || (command !== 'V' && i % 2 === 0)) x = value;
      else y = value;
      return command === 'H' || command === 'V' || i % 2 === 1 ? [[x, y]] : [];
    });
  });
  const percents = (axis: number) => {
    const all = corners.map((corner) => corner[axis]);
    const [min, max] = [Math.min(...all), Math.max(...all)];
    // Narrower than a pixel: a horizontal or vertical line.
    return all.map((value) => (max - min < 1 ? 0 : Math.round(((value - min) / (max - min)) * 100)));
  };
  const [xs, ys] = [percents(0), percents(1)];
  return xs.map((x, i) => `${x},${ys[i]}`).join(' ');
}

/** The pixels as digits, from 0 for dark to 9 for light. */
async function pixelsOf(mark: Element): Promise<string> {
  const image = await createImageBitmap(await (await fetch(mark.getAttribute('href')!)).blob());
  const [width, height] = [number(mark, 'data-columns'), number(mark, 'data-rows')];
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingEnabled = false;
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const lightness = (i: number) =>
    Math.min(9, Math.floor(((data[i] + 2 * data[i + 1] + data[i + 2]) / 4 / 256) * 10));
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => lightness((row * width + column) * 4)).join(''),
  );
  return [`${width} × ${height}`, ...rows].join('\n  ');
}
