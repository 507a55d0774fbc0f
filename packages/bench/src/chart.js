// The bar chart of docs/performance.md, images per second, as an SVG file.
import { summarize } from './statistics.js';
import { formatNumber } from './text.js';

const themes = {
  light: { text: '#1c2330', mutedText: '#4d5665', cnnCore: '#0d6d44', others: '#8a939d' },
  dark: { text: '#e9ebef', mutedText: '#b9c1cd', cnnCore: '#6fdca9', others: '#7b8590' },
};

const bars = [
  { id: 'node.simd2', isCnnCore: true },
  { id: 'node.simd1', isCnnCore: true },
  { id: 'node.plain1', isCnnCore: true },
  { id: 'pytorch.pytorch' },
  { id: 'node.convnet' },
  { id: 'chromium.tensorflow' },
];

const labels = {
  en: {
    'node.simd2': 'SIMD, two workers',
    'node.simd1': 'SIMD, one worker',
    'node.plain1': 'plain TypeScript, one worker',
    'pytorch.pytorch': 'PyTorch, one thread',
    'node.convnet': 'ConvNetJS',
    'chromium.tensorflow': 'TensorFlow.js CPU, Chromium',
    unit: 'images per second',
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

// In user units. The chart is as wide as a phone, where its text is as large as that of the page.
const width = 360;
const rowHeight = 46;
const top = 22;

/** The bars of the contenders that were measured: `{ id, isCnnCore, label, value }[]`, median images per second. */
export function chartBars({ contenders }, language = 'en') {
  return bars
    .filter(({ id }) => contenders[id]?.perSecond?.length)
    .map(({ id, isCnnCore = false }) => ({
      id,
      isCnnCore,
      label: labels[language][id],
      value: summarize(contenders[id].perSecond).median,
    }));
}

/** The text alternative of the chart. */
export const chartText = (results, language = 'en') =>
  `${labels[language].unit}: ${chartBars(results, language)
    .map(({ label, value }) => `${label} ${formatNumber(value)}`)
    .join('; ')}`;

/** @returns the text of an SVG file in one theme, `light` or `dark` */
export function drawChart(results, theme, language = 'en') {
  const colors = themes[theme];
  const chartRows = chartBars(results, language);
  const maxValue = Math.max(...chartRows.map(({ value }) => value));
  const height = top + chartRows.length * rowHeight;
  const rows = chartRows.map(({ label, value, isCnnCore }, i) => {
    const y = top + i * rowHeight;
    const length = Math.max(1.5, (value / maxValue) * width);
    return [
      `<text x="0" y="${y + 18}" fill="${colors.text}">${escape(label)}</text>`,
      `<text x="${width}" y="${y + 18}" fill="${colors.text}" text-anchor="end" class="value">${formatNumber(value)}</text>`,
      `<rect x="0" y="${y + 25}" width="${length.toFixed(1)}" height="11" rx="1.5" fill="${isCnnCore ? colors.cnnCore : colors.others}"/>`,
    ].join('\n');
  });
  const text = escape(chartText(results, language));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${text}">
<style>text{font:14px system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK SC",sans-serif}.value{font-variant-numeric:tabular-nums}.unit{font-size:12px}</style>
<text x="${width}" y="12" fill="${colors.mutedText}" text-anchor="end" class="unit">${labels[language].unit}</text>
${rows.join('\n')}
</svg>
`;
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text) => text.replace(/[&<>"]/g, (letter) => entities[letter]);
