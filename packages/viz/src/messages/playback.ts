/** Buttons, slider and speed. */
const en = {
  controls: 'Playback',
  first: 'To the first step',
  back: 'One step back',
  play: 'Play',
  pause: 'Pause',
  forward: 'One step forward',
  scrubber: 'Step',
  position: '{step} / {steps}',
  positionSpoken: '{step} of {steps}',
  speed: 'Speed {rate}',
  rate: '{rate}×',
};

export type PlaybackMessages = typeof en;

const zh: PlaybackMessages = {
  controls: '播放控制',
  first: '回到第一步',
  back: '上一步',
  play: '播放',
  pause: '暂停',
  forward: '下一步',
  scrubber: '步骤',
  position: '{step} / {steps}',
  positionSpoken: '第 {step} 步，共 {steps} 步',
  speed: '速度 {rate}',
  rate: '{rate}×',
};

export const playbackMessages = { en, zh };
