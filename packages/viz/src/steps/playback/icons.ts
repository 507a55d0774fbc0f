import { svg, type SVGTemplateResult } from 'lit';

const icon = (path: string): SVGTemplateResult =>
  svg`<svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true" focusable="false"><path d=${path} /></svg>`;

// On 16 × 16: triangles with rounded corners, and bars.
export const icons = {
  first: icon('M3 3h2v10H3zM13 3.6v8.8a.6.6 0 0 1-.93.5L5.9 8.5a.6.6 0 0 1 0-1l6.17-4.4a.6.6 0 0 1 .93.5z'),
  back: icon(
    'M12 3h2v10h-2zM10.4 3.6v8.8a.6.6 0 0 1-.93.5L2.9 8.5a.6.6 0 0 1 0-1l6.57-4.4a.6.6 0 0 1 .93.5z',
  ),
  play: icon('M4.2 2.7v10.6a.7.7 0 0 0 1.07.6l8.4-5.3a.7.7 0 0 0 0-1.2l-8.4-5.3a.7.7 0 0 0-1.07.6z'),
  pause: icon('M4 3h3v10H4zM9 3h3v10H9z'),
  forward: icon(
    'M2 3h2v10H2zM5.6 3.6v8.8a.6.6 0 0 0 .93.5l6.57-4.4a.6.6 0 0 0 0-1L6.53 3.1a.6.6 0 0 0-.93.5z',
  ),
};
