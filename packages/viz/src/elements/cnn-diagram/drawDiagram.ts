import { html, nothing, svg, type TemplateResult } from 'lit';
import { formatNumber } from '../../values/formatNumber.js';
import { pixels, type Pixels } from '../../figure/draw/pixels.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { fill, plural } from '../../messages/index.js';
import { kerasName } from '../../model/readModel.js';
import type { Numbers } from '../../values/readLargeNumbers.js';
import { drawLink, gap, imageBox, cellBox } from './drawLink.js';
import { foldedShape } from './stageImages.js';
import type { CnnDiagramMessages } from './messages.js';
import type { DiagramNetwork } from './diagramNetwork.js';
import { unflatten, type Focus, type Rectangle, type Stage } from './stages.js';

/** All that the picture of the whole model depends on. */
export interface DiagramState {
  network: DiagramNetwork;
  stages: readonly Stage[];
  focus: Focus;
  windows: readonly (Rectangle | undefined)[];
  /** The values of each stage, where there are any. */
  values: readonly (Numbers | undefined)[];
  /** An image a channel of them, all of one scale. */
  images: readonly (readonly Pixels[] | undefined)[];
  /** In training, the factors of a dropout stage's units: 0 for those that are off. */
  masks: ReadonlyMap<number, ArrayLike<number>>;
  /** The channel that is drawn of images. */
  channel: number;
  opened?: number;
  words: CnnDiagramMessages;
}

export interface DiagramEvents {
  pointed(stage: number, event: MouseEvent): void;
  clicked(stage: number, event: MouseEvent): void;
  keyed(stage: number, event: KeyboardEvent): void;
  channel(stage: number, channel: number): void;
  toggled(stage: number): void;
}

/** More channels than these have no small picture of their own. */
export const maxThumbnails = 28;
const maxBars = 10;

export const formatCount = (count: number): string => count.toLocaleString('en');
export const titleOf = (stage: Stage, words: CnnDiagramMessages): string =>
  stage.kind === 'input' ? words.input : kerasName(stage);

/** The whole model: images of one scale, tapering windows between them, then the flat values. */
export function drawDiagram(plate: DiagramState, events: DiagramEvents): TemplateResult {
  const { stages, words } = plate;
  const images = stages.filter(({ isImage }) => isImage).length;
  const flat = stages.length - images;
  const part = (title: string, from: number, to: number) =>
    from === to
      ? nothing
      : html`<div class="part">
          <h3>${title}</h3>
          <ol>
            ${stages.slice(from, to).map((_, i) => drawStage(plate, from + i, events))}
          </ol>
        </div>`;
  return html`<div
    class="plate ${images + flat > 9 ? 'long' : ''}"
    part="plate"
    ${styleVars({ '--_images': Math.max(images, 1), '--_flat': flat, '--_gap': gap / 100 })}
  >
    ${part(words.features, 0, images)} ${part(words.classification, images, stages.length)}
  </div>`;
}

function drawStage(plate: DiagramState, s: number, events: DiagramEvents): TemplateResult {
  const { stages, network, words, opened, images } = plate;
  const stage = stages[s];
  const title = titleOf(stage, words);
  const isProbability = stage.activation === 'softmax' && !stage.isImage;
  const thumbs = stage.isImage && stage.shape[2] > 1 ? images[s] : undefined;
  const keyed = (event: KeyboardEvent) => events.keyed(s, event);
  return html`<li class="stage ${stage.isImage ? 'image' : 'flat'} ${stage.kind}" part="stage">
    <div
      class="box"
      role="application"
      tabindex="0"
      aria-label=${fill(words.picture, { name: title })}
      @keydown=${keyed}
      @pointermove=${(event: PointerEvent) => events.pointed(s, event)}
      @click=${(event: MouseEvent) => events.clicked(s, event)}
    >
      ${stage.isImage ? drawImage(plate, s) : isProbability ? drawBars(plate, s) : drawFlat(plate, s)}
    </div>
    <div class="text">
      <button
        type="button"
        class="name"
        aria-expanded=${opened === s ? 'true' : 'false'}
        @click=${(event: MouseEvent) => events.clicked(s, event)}
        @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && keyed(event)}
      >
        ${title}
      </button>
      <span class="settings">${settingsOf(stage, network, words)}</span>
      <span class="shape">${stage.shape.map(formatCount).join(' × ')}</span>
      <span class="settings"
        >${stage.parameters > 0 ? fill(plural(words.parameters, stage.parameters), { count: formatCount(stage.parameters) }) : nothing}</span
      >
      ${stage.kind === 'dropout' ? drawToggle(plate, s, events) : nothing}
      ${
        thumbs
          ? html`<div class="thumbs" aria-hidden="true">
                ${thumbs
                  .slice(0, maxThumbnails)
                  .map(
                    (image, c) =>
                      html`<canvas
                        class="output ${c === plate.channel ? 'chosen' : ''}"
                        @click=${() => events.channel(s, c)}
                        ${pixels(image)}
                      ></canvas>`,
                  )}
              </div>
              ${
                thumbs.length > maxThumbnails
                  ? html`<span class="settings"
                      >${fill(words.first, { shown: maxThumbnails, count: formatCount(thumbs.length) })}</span
                    >`
                  : nothing
              }`
          : nothing
      }
    </div>
  </li>`;
}

function settingsOf(
  { kind, layerIndex: main, mergedLayers: more }: Stage,
  { layers }: DiagramNetwork,
  words: CnnDiagramMessages,
): string {
  const { kernelSize, poolSize, filters, rate, padding } = (layers[main]?.options ?? {}) as Record<
    string,
    unknown
  >;
  const size = (given: unknown) => (Array.isArray(given) ? given : [given, given]).join(' × ');
  const own: Record<string, string | undefined> = {
    dropout: fill(words.rate, { rate: rate as number }),
    zeroPadding2d: fill(words.padding, { size: [padding ?? 1].flat(2).join(', ') }),
  };
  const settings =
    kind.includes('Pooling2d') && !kind.startsWith('global')
      ? fill(words.window, { size: size(poolSize ?? 2) })
      : kind.startsWith('conv')
        ? fill(words.filters, { count: filters as number, size: size(kernelSize) })
        : own[kind];
  return [settings, ...more].filter(Boolean).join('\u00a0· ');
}

function drawImage(plate: DiagramState, s: number): TemplateResult {
  const { stages, images, windows, channel } = plate;
  const { shape, kind } = stages[s];
  const largest = Math.max(...stages.flatMap(({ isImage, shape }) => (isImage ? shape.slice(0, 2) : [])));
  const place = imageBox(shape, largest);
  const pages = kind === 'input' ? 0 : Math.min(3, shape[2] - 1);
  const image = images[s]?.[Math.min(channel, (images[s]?.length ?? 1) - 1)];
  const mine = windows[s] && cellBox(place, shape, windows[s]!);
  const next = stages[s + 1];
  const nextPlace = next?.isImage ? imageBox(next.shape, largest) : undefined;
  const theirs = nextPlace && windows[s + 1] && cellBox(nextPlace, next.shape, windows[s + 1]!);
  const rectangle = ({ x, y, width, height }: typeof place, name: string) =>
    svg`<rect class=${name} x=${x} y=${y} width=${width} height=${height} />`;
  const page = (i: number) =>
    svg`<rect class="page ${image ? '' : 'blank'}" x=${place.x + i * 3} y=${place.y - i * 3} width=${place.width} height=${place.height} />`;
  const link = (isDown: boolean) =>
    mine && theirs
      ? html`<svg
          class="link ${isDown ? 'down' : 'across'}"
          viewBox="0 0 ${isDown ? 100 : 200 + gap} ${isDown ? 200 + gap : 100}"
          aria-hidden="true"
        >
          ${drawLink(mine, theirs, isDown)}
        </svg>`
      : nothing;
  return html`<svg class="over" viewBox="0 0 100 100" aria-hidden="true">
      ${Array.from({ length: pages }, (_, i) => page(pages - i))} ${page(0)}
    </svg>
    ${
      image
        ? html`<canvas
            class="picture ${kind === 'input' ? 'ink' : 'output'}"
            ${pixels(image)}
            ${styleVars({ '--_x': place.x, '--_y': place.y, '--_w': place.width, '--_h': place.height })}
          ></canvas>`
        : html`<i
            class="picture"
            ${styleVars({ '--_x': place.x, '--_y': place.y, '--_w': place.width, '--_h': place.height })}
          ></i>`
    }
    ${link(false)} ${link(true)}
    ${
      mine
        ? html`<svg class="over" viewBox="0 0 100 100" aria-hidden="true">
            ${rectangle(mine, 'halo')} ${rectangle(mine, 'window')}
          </svg>`
        : nothing
    }`;
}

function drawFlat(plate: DiagramState, s: number): TemplateResult {
  const { stages, images, focus, masks } = plate;
  const [rows, columns] = foldedShape(stages, s);
  const image = images[s]?.[0];
  const isHere = focus.stage === s;
  const unit = isHere ? focus.channel : -1;
  const crosses = Array.from(masks.get(s) ?? [], (kept, i) =>
    kept ? '' : `M${(i % columns) + 0.25} ${Math.floor(i / columns) + 0.25}l.5 .5m0 -.5l-.5 .5`,
  );
  const isFlattened = stages[s].kind === 'flatten' && unflatten(stages, { ...focus, stage: s }) !== undefined;
  return html`<div
    class="sheet ${isFlattened ? 'folded' : ''} ${rows > 40 || columns > 20 ? '' : 'ruled'}"
    ${styleVars({ '--_rows': rows, '--_columns': columns })}
  >
    ${image ? html`<canvas class="output" ${pixels(image)}></canvas>` : nothing}
    <svg viewBox="0 0 ${columns} ${rows}" preserveAspectRatio="none" aria-hidden="true">
      <path class="cross" d=${crosses.join('')} />
      ${
        isHere
          ? svg`<rect class="halo" x=${unit % columns} y=${Math.floor(unit / columns)} width="1" height="1" /><rect
              class="window" x=${unit % columns} y=${Math.floor(unit / columns)} width="1" height="1" />`
          : nothing
      }
    </svg>
  </div>`;
}

function drawBars({ stages, values, network, focus }: DiagramState, s: number): TemplateResult {
  const [units] = stages[s].shape;
  const data = values[s]?.data;
  const names = network.classNames;
  const shown = shownClasses(data, units);
  const best = data && shown.reduce((most, i) => (data[i] > data[most] ? i : most), shown[0]);
  return html`<div class="bars">
    ${shown.map(
      (i) =>
        html`<div
          class="bar ${i === best ? 'best' : ''} ${focus.stage === s && focus.channel === i ? 'here' : ''}"
          data-unit=${i}
        >
          <span>${names?.[i] ?? i}</span><i ${styleVars({ '--_share': data?.[i] ?? 0 })}></i
          ><span>${data ? `${formatNumber(Math.round(data[i] * 1000) / 10)} %` : ''}</span>
        </div>`,
    )}
  </div>`;
}

/** The classes that are drawn: all, or where they are many the likeliest. */
export function shownClasses(data: ArrayLike<number> | undefined, units: number): number[] {
  const all = Array.from({ length: data || units <= maxBars + 2 ? units : maxBars }, (_, i) => i);
  if (!data || units <= maxBars + 2) return all;
  return all.sort((a, b) => data[b] - data[a]).slice(0, maxBars);
}

function drawToggle(
  { masks, network, stages, words }: DiagramState,
  s: number,
  events: DiagramEvents,
): TemplateResult {
  const mask = masks.get(s);
  const rate = network.layers[stages[s].layerIndex].options.rate as number;
  const off = Array.from(mask ?? []).filter((kept) => kept === 0).length;
  const scale = formatNumber(1 / (1 - rate));
  return html`<button
      type="button"
      class="toggle"
      aria-pressed=${mask ? 'true' : 'false'}
      @click=${() => events.toggled(s)}
    >
      ${words.training}
    </button>
    <span class="settings"
      >${mask ? fill(words.dropped, { off, units: mask.length, scale }) : words.allOn}</span
    >`;
}
