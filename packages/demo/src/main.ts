import '@cnn/viz/conv-step.js';
import '@cnn/viz/pool-step.js';
import '@cnn/viz/confusion-matrix.js';
import '@cnn/viz/digit-pad.js';
import '@cnn/viz/tensor-image.js';
import '@cnn/viz/prediction-bars.js';
import '@cnn/viz/training-monitor.js';
import { applyScheme } from './settings.js';
import './DemoPage.js';

applyScheme();
