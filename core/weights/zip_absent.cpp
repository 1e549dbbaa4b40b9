#include "core/weights/zip_archive.h"

// A build without libzip: such files are told apart, and refused.

namespace residua {

struct ZipArchive::Handle {};

ZipArchive::ZipArchive(std::shared_ptr<const FileReader> file) : m_file(std::move(file))
{
    throw unreadable(m_file->label(),
                     "it is a zip archive, as PyTorch writes them, and this program was built without libzip; convert it to .safetensors");
}

ZipArchive::~ZipArchive() = default;

void ZipArchive::checkEntry(const Entry &, bool) const {}

std::optional<std::size_t> ZipArchive::find(std::string_view) const
{
    return {};
}

std::string ZipArchive::readAll(std::size_t) const
{
    return {};
}

ByteSourcePtr ZipArchive::open(std::size_t) const
{
    return {};
}

} // namespace residua
