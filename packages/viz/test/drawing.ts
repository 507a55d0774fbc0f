// What is drawn, as a text that is the same on every machine. Fonts differ between machines, and with them widths, line
// breaks and all that stands beside or below a text. So places in pixels are left out: what stays are the marks in their
// order, their colours by role, texts as they read, and cells, lines and images measured by themselves.
import { theme } from '../src/figure/theme.js';
import { toSVG } from '@cnn/viz';

/** The light colours by the names of their roles. */
const roles = new Map(
  Array.from(theme.cssText.matchAll(/--cnn-([\w-]+), light-dark\((#\w{6}),/g), ([, name, colour]) => [
    colour,
    name,
  ]),
);

const number = (element: Element, name: string) => Number(element.getAttribute(name) ?? 0);
const tenths = (value: number) => String(Math.round(value * 10) / 10 + 0);

/** The marks of a figure, one a line; the cells of its matrices by their place among each other, in cells. */
export async function drawingOf(figure: Element): Promise<string> {
  const { documentElement: svg } = new DOMParser().parseFromString(toSVG(figure), 'image/svg+xml');
  const hasCells = figure.shadowRoot!.querySelector('[part~=matrix]') !== null;
  const lines: string[] = [];
  const cells = new Cells();
  let words = '';
  const endWords = () => {
    if (words) lines.push(words.replace(/\s+/g, ' ').trim());
    words = '';
  };
  for (const mark of svg.querySelectorAll('rect, path, image, text')) {
    if (mark.closest('defs')) continue;
    if (mark.localName === 'text') {
      const text = mark.textContent!;
      // A title ends the matrix before it.
      if (text.length > 5) cells.end();
      // The lines of a paragraph are one text.
      const look = `text ${paintOf(mark)}${mark.getAttribute('font-weight') ? ' bold' : ''}:`;
      const isSameText = words.startsWith(`${look} `);
      if (!isSameText) endWords();
      words = isSameText ? `${words} ${text}` : `${look} ${text}`;
      continue;
    }
    endWords();
    const place = hasCells && mark.localName === 'rect' ? cells.placeOf(mark) : undefined;
    if (place) lines.push(`${place} ${paintOf(mark)}`);
    else if (mark.localName === 'rect') lines.push(`box ${paintOf(mark)}`);
    else if (mark.localName === 'path')
      lines.push(`path ${paintOf(mark)} ${shapeOf(mark.getAttribute('d')!)}`);
    else lines.push(`image ${await pixelsOf(mark)}`);
    if (!place) cells.end();
  }
  endWords();
  return `${lines.join('\n')}\n`;
}

/** Squares, one matrix after another. */
class Cells {
  private matrix = 0;
  private first?: Element;
  private readonly known: { x: number; y: number; name: string }[] = [];

  end(): void {
    this.first = undefined;
  }

  /** Where a cell is in its matrix, or at which cell an outline is that glides over it. */
  placeOf(mark: Element): string | undefined {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => number(mark, name));
    if ((mark.getAttribute('fill') ?? 'none') === 'none') {
      const below = this.known.find((cell) => Math.abs(cell.x - x) < 4 && Math.abs(cell.y - y) < 4);
      return below && `outline of ${below.name}`;
    }
    if (Math.abs(width - height) > 0.6) return undefined;
    if (!this.first) this.matrix++;
    this.first ??= mark;
    const from = (axis: string, at: number) =>
      tenths((at - number(this.first!, axis)) / number(this.first!, 'width'));
    const name = `cell ${from('x', x)} ${from('y', y)}`;
    this.known.push({ x, y, name: `${name} of ${this.matrix}` });
    return name;
  }
}

function paintOf(mark: Element): string {
  const colours = ['fill', 'stroke'].flatMap((name) => {
    const colour = mark.getAttribute(name);
    if (!colour || colour === 'none') return [];
    const opacity = mark.getAttribute(`${name}-opacity`);
    const paint = colour.startsWith('url') ? 'gradient' : (roles.get(colour) ?? colour);
    return `${name === 'stroke' ? 'line ' : ''}${paint}${opacity ? ` ${opacity}` : ''}`;
  });
  return colours.join(', ');
}

/** A path of straight lines by its corners, in percent of its own box; of others the commands alone. */
function shapeOf(d: string): string {
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
  const within = (axis: number) => {
    const all = corners.map((corner) => corner[axis]);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    // What is thinner than a pixel is a line.
    return all.map((value) => (most - least < 1 ? 0 : Math.round(((value - least) / (most - least)) * 100)));
  };
  const [across, down] = [within(0), within(1)];
  return across.map((value, i) => `${value},${down[i]}`).join(' ');
}

/** The pixels as digits, 0 dark and 9 light. */
async function pixelsOf(mark: Element): Promise<string> {
  const image = await createImageBitmap(await (await fetch(mark.getAttribute('href')!)).blob());
  const [width, height] = [number(mark, 'data-columns'), number(mark, 'data-rows')];
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingEnabled = false;
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const light = (i: number) =>
    Math.min(9, Math.floor(((data[i] + 2 * data[i + 1] + data[i + 2]) / 4 / 256) * 10));
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => light((row * width + column) * 4)).join(''),
  );
  return [`${width} × ${height}`, ...rows].join('\n  ');
}
