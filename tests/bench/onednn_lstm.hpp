#pragma once
#include <dnnl.hpp>
#include <unordered_map>

#include "worker.hpp"

namespace bench {

/// One LSTM layer of oneDNN's primitives, from an initial state of zeros. The
/// tensors of the caller are plain: x [T, B, 1], h [T, B, H], W [1, 4, H],
/// U [H, 4, H], b [4, H], gates in the order i, f, g, o. The primitives choose
/// their own layout of the weights, which are brought there by `set_weights`.
class OnednnLstm {
 public:
  OnednnLstm(Shape shape, bool training);
  void set_weights(float* W, float* U, float* b);
  void forward();
  void backward();

  float* x() { return data(DNNL_ARG_SRC_LAYER); }
  float* h() { return data(DNNL_ARG_DST_LAYER); }
  float* dh() { return data(DNNL_ARG_DIFF_DST_LAYER); }
  double gradient_norm();  // of W, U and b

 private:
  using Arguments = std::unordered_map<int, dnnl::memory>;
  void make_forward();
  void make_backward();
  void provide(int argument, const dnnl::memory::desc& layout);
  dnnl::memory in_layout(dnnl::memory from, const dnnl::memory::desc& layout);
  float* data(int argument) {
    return static_cast<float*>(arguments_.at(argument).get_data_handle());
  }

  dnnl::memory::dim T_, B_, H_;
  bool training_;
  dnnl::engine engine_{dnnl::engine::kind::cpu, 0};
  dnnl::stream stream_{engine_};
  dnnl::memory::desc x_, h_, W_any_, U_any_, W_plain_, U_plain_, b_, state_;
  dnnl::lstm_forward::primitive_desc forward_layouts_;
  dnnl::lstm_backward::primitive_desc backward_layouts_;
  dnnl::primitive forward_, backward_;
  Arguments arguments_;
  dnnl::memory W_backward_, U_backward_;
};

}  // namespace bench
