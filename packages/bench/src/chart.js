// The chart of docs/performance.md: bars of images a second, as an SVG file.
import { spread } from './statistics.js';
import { digits3 } from './text.js';

const themes = {
  light: { ink: '#1c2330', quiet: '#4d5665', ours: '#0d6d44', others: '#8a939d' },
  dark: { ink: '#e9ebef', quiet: '#b9c1cd', ours: '#6fdca9', others: '#7b8590' },
};

const bars = [
  { id: 'node.simd2', ours: true },
  { id: 'node.simd1', ours: true },
  { id: 'node.plain1', ours: true },
  { id: 'pytorch.pytorch' },
  { id: 'node.convnet' },
  { id: 'chromium.tensorflow' },
];

const words = {
  en: {
    'node.simd2': 'SIMD, two workers',
    'node.simd1': 'SIMD, one worker',
    'node.plain1': 'plain TypeScript, one worker',
    'pytorch.pytorch': 'PyTorch, one thread',
    'node.convnet': 'ConvNetJS',
    'chromium.tensorflow': 'TensorFlow.js CPU, Chromium',
    unit: 'images a second',
  },
  zh: {
    'node.simd2': 'SIMD，两个 worker',
    'node.simd1': 'SIMD，一个 worker',
    'node.plain1': '普通 TypeScript，一个 worker',
    'pytorch.pytorch': 'PyTorch，单线程',
    'node.convnet': 'ConvNetJS',
    'chromium.tensorflow': 'TensorFlow.js CPU，Chromium',
    unit: '张图像每秒',
  },
};

// In units of the drawing, which is as wide as a phone: there its letters are as large as the page's own.
const width = 360;
const rowHeight = 46;
const top = 22;

/** What the chart shows, where it was measured: `{ id, ours, label, value }[]`, median images a second. */
export function chartBars({ contenders }, language = 'en') {
  return bars
    .filter(({ id }) => contenders[id]?.perSecond?.length)
    .map(({ id, ours = false }) => ({
      id,
      ours,
      label: words[language][id],
      value: spread(contenders[id].perSecond).median,
    }));
}

/** The chart in words, for those who do not see it. */
export const chartText = (results, language = 'en') =>
  `${words[language].unit}: ${chartBars(results, language)
    .map(({ label, value }) => `${label} ${digits3(value)}`)
    .join('; ')}`;

/** @returns the text of an SVG file in one theme, `light` or `dark` */
export function drawChart(results, theme, language = 'en') {
  const { ink, quiet, ours, others } = themes[theme];
  const shown = chartBars(results, language);
  const most = Math.max(...shown.map(({ value }) => value));
  const height = top + shown.length * rowHeight;
  const rows = shown.map(({ label, value, ours: own }, i) => {
    const y = top + i * rowHeight;
    const length = Math.max(1.5, (value / most) * width);
    return [
      `<text x="0" y="${y + 18}" fill="${ink}">${escape(label)}</text>`,
      `<text x="${width}" y="${y + 18}" fill="${ink}" text-anchor="end" class="value">${digits3(value)}</text>`,
      `<rect x="0" y="${y + 25}" width="${length.toFixed(1)}" height="11" rx="1.5" fill="${own ? ours : others}"/>`,
    ].join('\n');
  });
  const text = escape(chartText(results, language));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${text}">
<style>text{font:14px system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK SC",sans-serif}.value{font-variant-numeric:tabular-nums}.unit{font-size:12px}</style>
<text x="${width}" y="12" fill="${quiet}" text-anchor="end" class="unit">${words[language].unit}</text>
${rows.join('\n')}
</svg>
`;
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text) => text.replace(/[&<>"]/g, (letter) => entities[letter]);
