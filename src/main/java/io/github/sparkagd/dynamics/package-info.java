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
 */
package io.github.sparkagd.dynamics;
