/**
 * Training algorithms as pure state transitions.
 *
 * <p>A dynamics says at which weights it wants statistics of the data and is told them; it knows no data, cluster, file or
 * clock. One loop drives them all.
 *
 * <p>Symbols, as in the paper "Faster Gradient Descent in Deep Linear Networks: The Advantage of Depth":
 *
 * <pre>
 *   n, d        training examples, features
 *   X, y        data, d × n with a column per example; labels, of length n
 *   L           depth: one vector layer and L − 1 scalar layers
 *   θ           first layer, of length d
 *   a₂ … a_L    scalar layers
 *   S           a₂·…·a_L, 1 for L = 1
 *   w           effective weights S·θ, of length d
 *   ŷ, Ŷ        prediction w·x of one example; of all, of length n
 *   r, E        residual y − ŷ of one example; of all
 *   η           learning rate of shallow gradient descent
 *   g           (1/n) X(y − Xᵀw), minus the gradient of the loss 1/(2n)‖y − Xᵀw‖²
 *   b           (1/n) X y, which is g at w = 0
 *   ρ, κ, σ     mean r², mean r·ŷ, mean ŷ²
 *   c           the factor of one scalar sub-step
 * </pre>
 *
 * <p>Where the paper's equations are:
 *
 * <pre>
 *   (1), (2)    Proposition 1: GradientDescent; checked by theory.TheoremOne at depth 1
 *   (3)         DeepGradientDescent from Initialisation.constant; lab.DelayFigure
 *   (4)         first layer of AlignedGradientDescent, literally of RoundRobinAlignedGradientDescent
 *   (6)         scalar layers of both; ScaleRule
 *   (5), (7), (8), Corollary 1      checked by theory.TheoremOne at every sub-step
 *   Algorithm 1, §4.3               RoundRobinAlignedGradientDescent, ScaleRule.FULL_CORRECTION
 *   Definition 1, η*                theory.Spectrum, theory.LearningRates
 *   K^(1), K^(l), §4.4              theory.LayerSpectrum, theory.TangentKernel
 *   Table 1                         theory.OperationCounts
 * </pre>
 */
package io.github.sparkagd.dynamics;
