#include "onednn_lstm.hpp"

#include <cmath>
#include <cstring>

namespace bench {

using dnnl::memory;
using Tag = memory::format_tag;
constexpr auto float32 = memory::data_type::f32;
constexpr auto direction = dnnl::rnn_direction::unidirectional_left2right;

OnednnLstm::OnednnLstm(Shape shape, bool training)
    : T_(static_cast<memory::dim>(shape.T)),
      B_(static_cast<memory::dim>(shape.B)),
      H_(static_cast<memory::dim>(shape.H)),
      training_(training),
      x_({T_, B_, 1}, float32, Tag::tnc),
      h_({T_, B_, H_}, float32, Tag::tnc),
      W_any_({1, 1, 1, 4, H_}, float32, Tag::any),
      U_any_({1, 1, H_, 4, H_}, float32, Tag::any),
      W_plain_({1, 1, 1, 4, H_}, float32, Tag::ldigo),
      U_plain_({1, 1, H_, 4, H_}, float32, Tag::ldigo),
      b_({1, 1, 4, H_}, float32, Tag::ldgo),
      state_({1, 1, B_, H_}, float32, Tag::ldnc) {
  make_forward();
  if (training_) make_backward();
}

// A tensor of zeros in the layout that a primitive asks for.
void OnednnLstm::provide(int argument, const memory::desc& layout) {
  const auto place =
      arguments_.insert_or_assign(argument, memory(layout, engine_)).first;
  std::memset(place->second.get_data_handle(), 0, layout.get_size());
}

// The initial state is given, although it is zero: without one, oneDNN 2.6
// computes a wrong gradient of U.
void OnednnLstm::make_forward() {
  const memory::desc none;  // a final state that nobody asks for
  const auto kind = training_ ? dnnl::prop_kind::forward_training
                              : dnnl::prop_kind::forward_inference;
  const dnnl::lstm_forward::desc task(kind, direction, x_, state_, state_,
                                      W_any_, U_any_, b_, h_, none, none);
  forward_layouts_ = {task, engine_};
  forward_ = dnnl::lstm_forward(forward_layouts_);
  provide(DNNL_ARG_SRC_LAYER, x_);
  provide(DNNL_ARG_SRC_ITER, state_);
  provide(DNNL_ARG_SRC_ITER_C, state_);
  provide(DNNL_ARG_DST_LAYER, h_);
  provide(DNNL_ARG_BIAS, b_);
  provide(DNNL_ARG_WEIGHTS_LAYER, forward_layouts_.weights_layer_desc());
  provide(DNNL_ARG_WEIGHTS_ITER, forward_layouts_.weights_iter_desc());
  if (training_) provide(DNNL_ARG_WORKSPACE, forward_layouts_.workspace_desc());
}

void OnednnLstm::make_backward() {
  const memory::desc none;
  const dnnl::lstm_backward::desc task(dnnl::prop_kind::backward, direction, x_,
                                       state_, state_, W_any_, U_any_, b_, h_,
                                       none, none, x_, state_, state_, W_any_,
                                       U_any_, b_, h_, none, none);
  backward_layouts_ = {task, engine_, forward_layouts_};
  backward_ = dnnl::lstm_backward(backward_layouts_);
  provide(DNNL_ARG_DIFF_SRC_LAYER, x_);
  provide(DNNL_ARG_DIFF_SRC_ITER, state_);
  provide(DNNL_ARG_DIFF_SRC_ITER_C, state_);
  provide(DNNL_ARG_DIFF_DST_LAYER, h_);
  provide(DNNL_ARG_DIFF_BIAS, b_);
  provide(DNNL_ARG_DIFF_WEIGHTS_LAYER,
          backward_layouts_.diff_weights_layer_desc());
  provide(DNNL_ARG_DIFF_WEIGHTS_ITER,
          backward_layouts_.diff_weights_iter_desc());
}

memory OnednnLstm::in_layout(memory from, const memory::desc& layout) {
  memory to(layout, engine_);
  dnnl::reorder(from, to).execute(stream_, from, to);
  stream_.wait();
  return to;
}

void OnednnLstm::set_weights(float* W, float* U, float* b) {
  const memory plain_W(W_plain_, engine_, W), plain_U(U_plain_, engine_, U);
  arguments_[DNNL_ARG_WEIGHTS_LAYER] =
      in_layout(plain_W, forward_layouts_.weights_layer_desc());
  arguments_[DNNL_ARG_WEIGHTS_ITER] =
      in_layout(plain_U, forward_layouts_.weights_iter_desc());
  std::copy_n(b, 4 * H_, data(DNNL_ARG_BIAS));
  if (!training_) return;
  W_backward_ = in_layout(plain_W, backward_layouts_.weights_layer_desc());
  U_backward_ = in_layout(plain_U, backward_layouts_.weights_iter_desc());
}

void OnednnLstm::forward() {
  forward_.execute(stream_, arguments_);
  stream_.wait();
}

// The primitive adds to the gradients of the weights.
void OnednnLstm::backward() {
  auto arguments = arguments_;
  arguments[DNNL_ARG_WEIGHTS_LAYER] = W_backward_;
  arguments[DNNL_ARG_WEIGHTS_ITER] = U_backward_;
  for (const int gradient : {DNNL_ARG_DIFF_BIAS, DNNL_ARG_DIFF_WEIGHTS_LAYER,
                             DNNL_ARG_DIFF_WEIGHTS_ITER})
    std::memset(data(gradient), 0,
                arguments_.at(gradient).get_desc().get_size());
  backward_.execute(stream_, arguments);
  stream_.wait();
}

double OnednnLstm::gradient_norm() {
  double squares = 0;
  const auto add = [&](int argument, const memory::desc& layout) {
    const auto plain = in_layout(arguments_.at(argument), layout);
    const auto* values = static_cast<const float*>(plain.get_data_handle());
    for (std::size_t k = 0; k < layout.get_size() / sizeof(float); ++k)
      squares += static_cast<double>(values[k]) * values[k];
  };
  add(DNNL_ARG_DIFF_WEIGHTS_LAYER, W_plain_);
  add(DNNL_ARG_DIFF_WEIGHTS_ITER, U_plain_);
  add(DNNL_ARG_DIFF_BIAS, b_);
  return std::sqrt(squares);
}

}  // namespace bench
